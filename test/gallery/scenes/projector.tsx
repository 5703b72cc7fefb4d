import type { JSX } from 'solid-js'
import { PairingScreen } from '../../../client/projector/PairingScreen.tsx'
import { RoomScreen } from '../../../client/projector/RoomScreen.tsx'
import type { FakeOptions } from '../../fakes/fake-room.tsx'
import { inRoom } from '../in-room.tsx'

const screen = (options: FakeOptions) =>
  inRoom({ role: 'screen', ...options }, () => <RoomScreen origin="https://copse.example.org" />)

export const scenes: Record<string, () => JSX.Element> = {
  'screen-pairing': inRoom({ role: 'screen' }, () => <PairingScreen pairing="moss 17" />),
  'screen-lobby': screen({ state: 'lobby' }),
  'screen-arrive': screen({ step: 'arrive' }),
  'screen-round': screen({ step: 'check-in-round' }),
  'screen-write': screen({ step: 'write' }),
  'screen-read': screen({ step: 'read' }),
  'screen-choose': screen({ step: 'choose' }),
  'screen-story': screen({ step: 'case-story' }),
  'screen-break': screen({ step: 'break' }),
  'screen-theme': screen({ step: 'theme-input' }),
  'screen-harvest': screen({ step: 'harvest' }),
  'screen-reflect': screen({ step: 'reflect' }),
  'screen-leave': screen({ step: 'leave' }),
  'screen-closing': screen({ step: 'leave', state: 'closing' }),
  'screen-closed': screen({ step: 'leave', state: 'closed' }),
  'screen-blank': screen({ step: 'read', view: { isBlanked: true } }),
}
