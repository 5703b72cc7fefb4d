import type { plan as en } from '../en/plan.ts'

export const plan = {
  welcome: 'Willkommen',
} satisfies Record<keyof typeof en, string>
