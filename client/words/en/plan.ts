// Titles and prompts of the built-in plans: what the group reads in large letters.
export const plan = {
  welcome: 'Welcome',
} as const
