/** Goes up with every change of a schema in this folder; the history says what changed.
 *  1: first protocol. */
export const PROTOCOL_VERSION = 1
