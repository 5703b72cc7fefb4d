export const common = {
  close: 'Close',
  cancel: 'Cancel',
  more: 'More',
  copied: 'Copied',
  language: 'Language',
  skip: 'Skip to what to do now',
  loading: 'One moment…',
  charsLeftOne: '{{ n }} character left',
  charsLeftMany: '{{ n }} left',
  charsOverOne: '{{ n }} character too many',
  charsOverMany: '{{ n }} characters too many',
  notices: 'Notices',
} as const
