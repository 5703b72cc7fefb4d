import { expect, test } from 'vitest'
import { ownFile, passive } from '../../client/trusted-markup.ts'
import { PAYLOADS } from '../attacks/support/payloads.ts'

test('templates and pasted words pass as they are', () => {
  for (const html of [
    '<div class="a"><button type=button disabled></button></div>',
    '<svg viewBox="0 0 24 24"><path d="M4 6h16"/></svg>',
    '<p>Come <b>on</b> = now, <a href="https://e.example/">here</a></p>',
    '<form><input name=one></form>',
    '',
  ])
    expect(passive(html)).toBe(html)
})

test('where anything could run only words are left', () => {
  for (const html of [
    '<img src=x onerror=alert(1)>',
    '<img/src=x/onerror=alert(1)>',
    '<p>a</p><script>alert(1)</script>',
    '<IFRAME srcdoc="<script>1</script>"></IFRAME>',
    '<a href="JavaScript:alert(1)">a</a>',
    '<svg/onload=alert(1)>',
    '<p title="x"onclick=1>a',
    '<img src=x onerror=1',
  ])
    expect(passive(html)).not.toContain('<')
})

test('of all payloads of the attacks none keeps an element that runs', () => {
  for (const payload of PAYLOADS)
    expect(passive(payload)).not.toMatch(/<\s*(script|iframe|object|embed|base)|<[^>]*\son\w+=|<[^>]*(java|vb)script:/i)
})

test('scripts come from the files of this server only', () => {
  const origin = 'https://copse.example.org'
  for (const own of ['/assets/guard-worker-ab_C-1.js', `${origin}/assets/a.js`]) expect(ownFile(own, origin)).toBe(own)
  for (const other of [
    'https://evil.example/assets/a.js',
    '//evil.example/assets/a.js',
    'data:text/javascript,alert(1)',
    'blob:https://copse.example.org/1',
    '/assets/../api/rooms',
    '/api/rooms/x.js',
    '/assets/a.svg',
  ])
    expect(() => ownFile(other, origin)).toThrow(TypeError)
})
