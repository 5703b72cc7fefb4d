import { expect, test } from 'vitest'
import { settleProposal } from '../../shared/community/charter.ts'
import { ADA, accepted, codeOf, drive } from './drive.ts'

test('[CHA1, CHA2] members word the charter, and nobody writes over words they did not see', () => {
  const { give, join, community } = drive()
  const ben = join('Ben')
  accepted(give(ben, { kind: 'charter.set', part: 'purpose', base: '', text: 'To learn from our practice' }))
  const late = give(ADA, { kind: 'charter.set', part: 'purpose', base: '', text: 'Something else' })
  expect(late).toEqual({ ok: false, rejection: { code: 'changed-meanwhile', offer: 'To learn from our practice' } })
  expect(community().charter.purpose).toBe('To learn from our practice')
  expect(codeOf(give(join('Gus', 'guest'), { kind: 'charter.set', part: 'field', base: '', text: 'x' }))).toBe(
    'not-allowed',
  )
})

test('[CHA3, CHA5] all active members agree, or a week passes without an objection', () => {
  const { give, join, community, wait, nowMs } = drive()
  const ben = join('Ben')
  accepted(give(ADA, { kind: 'principles.propose', lines: ['Pass is an answer.'] }))
  expect(codeOf(give(ben, { kind: 'principles.propose', lines: ['Other'] }))).toBe('wrong-state')
  expect(community().principles).toEqual(['Stories stay, learning may leave.'])
  accepted(give(ben, { kind: 'principles.agree' }))
  expect(community().principles).toEqual(['Pass is an answer.'])
  accepted(give(ben, { kind: 'principles.propose', lines: ['We end on time.'] }))
  wait(6)
  expect(settleProposal(community(), nowMs()).principles).toEqual(['Pass is an answer.'])
  wait(2)
  expect(settleProposal(community(), nowMs())).toMatchObject({ principles: ['We end on time.'], proposal: null })
})

test('[CHA4] an objection stops a proposal, without a name', () => {
  const { give, join, community, wait, nowMs } = drive()
  const ben = join('Ben')
  accepted(give(ADA, { kind: 'principles.propose', lines: ['Cameras are on.'] }))
  accepted(give(ben, { kind: 'principles.object', reason: 'Not everybody can' }))
  wait(8)
  expect(settleProposal(community(), nowMs()).principles).toEqual(['Stories stay, learning may leave.'])
  expect(JSON.stringify(community().proposal)).not.toContain(ben)
  accepted(give(ADA, { kind: 'principles.withdraw' }))
  expect(community().proposal).toBeNull()
})
