// The copy a case giver keeps on their own device.
export const sheet = {
  title: 'Your copy of a case',
  hint: 'Only on this device. Nobody else has it, and no server.',
  notes: 'My notes',
  lines: 'Written for me',
  delete: 'Delete this copy',
  gone: 'The copy is deleted.',
} as const
