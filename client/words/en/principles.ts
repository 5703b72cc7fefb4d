export const principles = {
  title: 'What we agree on',
  confidentiality: 'Confidentiality',
  confidentialityText: 'Stories stay, learning may leave.',
  respect: 'Mutual respect',
  respectText: 'People before roles. Same respect, same time.',
  encouragement: 'Encouragement',
  encouragementText: 'We ask before we advise, and assume good intent.',
  involvement: 'Involvement',
  involvementText: 'It is our group. And pass is always an answer.',
} as const
