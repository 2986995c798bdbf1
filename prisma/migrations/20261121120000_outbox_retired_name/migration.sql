-- Nothing writes or handles this message any more, and a worker leaves alone what it does not know: waiting ones would hold back
-- the later messages of their listing.
UPDATE outbox_message SET done_at = now() WHERE name = 'certificate.issued' AND done_at IS NULL AND dead_at IS NULL;
