const list = (text: string) => new Set(text.trim().split(/\s+/));

/** Words that say nothing about what is looked for. They are left out, unless nothing else was written. */
export const EMPTY_WORDS: ReadonlySet<string> = list(`
  a an the to for of in on at by with from into and or as is are be been am was were it its this that these those my our your
  their his her me us we you they i he she them who whom which what when where how why do does did can could will would should
  dont doesnt cant wont isnt didnt im ive
  so if then than there here not no yes please some any all every each just only also too very more most other
  want wants need needs looking look help let lets like able way
  של את על עם אל אני אנחנו הוא היא זה זו כל גם או אם כי לי לנו שלי שלנו מה איך איפה יש אין רוצה צריך צריכה רק כדי אחרי לפני בין
`);

/** Words that stand in many questions and decide few: they count a little, and nothing has to have them. */
export const WEAK_WORDS: ReadonlySet<string> = list(`
  connect connects connecting connector connection integrate integrates integration integrations integrating app apps plugin plugins
  extension addon software system systems tool tools program platform solution service online cloud best good new simple easy
  automatic automatically auto get gets getting make makes making create creating send sends sending sent put add adds adding show
  see view use using keep keeps work works working manage manages managing management handle set setup up out do go goes come comes
  coming run running tell tells know find give take takes move push pull through via between one two first always whenever instead
  per about around after before while
  my-own people thing things data information example shop store business company
  חיבור לחבר מחבר חבר אינטגרציה תוכנה תוכנת מערכת כלי אפליקציה תוסף לשלוח שליחה שליחת שולח לעשות עושה להוסיף ליצור יצירה ניהול לנהל
  אוטומטי אוטומטית סנכרון לסנכרן לקבל קבלת קבלה להפיק הפקת פשוט טוב חדש בשביל עבור אל חנות עסק
`);
