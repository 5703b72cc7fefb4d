// A person in a process of their own, for a laptop that sleeps: says in which step it is, and has a word on its lips when it is stopped.
import * as Y from 'yjs'
import { createParticipant } from '../../client/net/participant.ts'

const [origin = '', code = ''] = process.argv.slice(2)
const one = createParticipant({ origin, name: 'Laptop', code })
await one.join()
await one.connect()
const link = await one.openDocument('theme')
let step = ''
let beat = performance.now()
one.watch(() => {
  const { progress } = one.view()
  const now = 'stepId' in progress ? progress.stepId : progress.state
  if (now !== step) process.stdout.write(`step ${now}\n`)
  step = now
})
// The first thing after waking, before the network knows of anything: a word into what is open.
setInterval(() => {
  const nowMs = performance.now()
  if (nowMs - beat > 3_000) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('written while asleep')])
    link.doc.getXmlFragment('notes').insert(0, [paragraph])
  }
  beat = nowMs
}, 100)
process.stdout.write('here\n')
