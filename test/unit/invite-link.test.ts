import { expect, test } from 'vitest'
import { inviteLink, setSharedOrigin } from '../../client/state/invite-link.ts'

test('[SEAT12] the secret of a link stands behind the #, which no browser sends to a server', () => {
  setSharedOrigin('https://copse.example.org')
  const link = new URL(inviteLink({ code: '7kfm2qtx', inviteSecret: 'k3v9x1q7m2w8z4r6t0b5n1c8y2' }))
  expect(link.hash).toBe('#i=k3v9x1q7m2w8z4r6t0b5n1c8y2')
  expect(`${link.origin}${link.pathname}${link.search}`).toBe('https://copse.example.org/r/7kfm2qtx')
  expect(inviteLink({ code: '7kfm2qtx', inviteSecret: null })).toBe('https://copse.example.org/r/7kfm2qtx')
})
