/** Moments of the close at which a process can be killed, in their order. */
export const MOMENTS = [
  'before the commit',
  'after the commit',
  'before the keys go',
  'after the keys went',
  'after the files are written anew',
  'before it is noted',
] as const
export type Moment = (typeof MOMENTS)[number]
/** Steps that a broken build leaves out. */
export const OMISSIONS = ['box', 'documents', 'keys', 'rewrite'] as const
export type Omission = (typeof OMISSIONS)[number]
