/** Name of the metadata that carries the API scopes a client may ask for. */
export const API_SCOPES = "api_scopes";
