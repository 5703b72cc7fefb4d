export const reactions = {
  bar: 'Reactions',
  metoo: 'Me too',
  thanks: 'Thank you',
  more: 'Tell me more',
  celebrate: 'Celebrate',
  slower: 'Slower, please',
  pause: 'I need a pause',
  toLead: 'A quiet word to the facilitator',
  toldLead: 'Only the facilitator sees this, without your name.',
  off: 'Reactions rest now: we listen.',
  times: '{{ n }} × {{ name }}',
} as const
