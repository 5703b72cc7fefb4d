// Which pictures stand in docs/pictures, and what they are called there.
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

const NAMES: Record<string, string> = {
  'start-light': 'start',
  'join-phone-light': 'join-phone',
  'lobby-light': 'lobby',
  'round-phone-light': 'round-phone',
  'write-draft-phone-light': 'write-phone',
  'read-light': 'wall-facilitator',
  'read-dark': 'wall-dark',
  'choose-phone-light': 'choose-phone',
  'notes-light': 'notes',
  'reflect-done-phone-light': 'reflect-phone',
  'wall-round-dark': 'projector-round-dark',
  'wall-read-dark': 'projector-wall',
  'summary-light': 'summary',
}

/** Takes no other pictures than these. */
export const README_ONLY = new RegExp(
  `^(${Object.keys(NAMES)
    .map((name) => name.replace(/-(light|dark)$/, ''))
    .join('|')})$`,
)

export function copyForReadme(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const [taken, name] of Object.entries(NAMES)) copyFileSync(join(from, `${taken}.png`), join(to, `${name}.png`))
}
