// An authenticator in a few lines, so that tests can answer as no browser would: for another origin, with an old count, twice.
import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'

type Options = { challenge: string; rp?: { id?: string }; rpId?: string }
type Lies = { origin?: string; challenge?: string; rpId?: string; counter?: number; key?: KeyObject }

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()
const b64 = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64url')

/** @param origin of the page it believes to be on */
export function makeAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let counter = 0

  const client = (type: string, challenge: string, lies: Lies) =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: lies.challenge ?? challenge,
        origin: lies.origin ?? origin,
        crossOrigin: false,
      }),
    )

  /** RP's hash, flags (present, verified, with a key), count. */
  function data(rpId: string, lies: Lies, attested?: Buffer): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(lies.counter ?? ++counter)
    const flags = Buffer.from([attested ? 0x45 : 0x05])
    return Buffer.concat([sha256(lies.rpId ?? rpId), flags, count, attested ?? Buffer.alloc(0)])
  }

  return {
    id: b64(id),
    /** What `navigator.credentials.create` would answer. */
    make(options: Options, lies: Lies = {}) {
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      const cose = Buffer.concat([
        // {1: EC2, 3: ES256, -1: P-256, -2: x, -3: y}
        Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
        Buffer.from(x, 'base64url'),
        Buffer.from([0x22, 0x58, 0x20]),
        Buffer.from(y, 'base64url'),
      ])
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose])
      const authData = data(options.rp?.id ?? '', lies, attested)
      const attestationObject = Buffer.concat([
        // {"fmt": "none", "attStmt": {}, "authData": bytes}
        Buffer.from([0xa3, 0x63, ...Buffer.from('fmt'), 0x64, ...Buffer.from('none')]),
        Buffer.from([0x67, ...Buffer.from('attStmt'), 0xa0, 0x68, ...Buffer.from('authData'), 0x58, authData.length]),
        authData,
      ])
      const clientDataJSON = b64(client('webauthn.create', options.challenge, lies))
      const response = { clientDataJSON, attestationObject: b64(attestationObject), transports: ['internal'] }
      return { id: b64(id), rawId: b64(id), type: 'public-key', response }
    },
    /** What `navigator.credentials.get` would answer. */
    use(options: Options, lies: Lies = {}) {
      const clientData = client('webauthn.get', options.challenge, lies)
      const authData = data(options.rpId ?? '', lies)
      const signature = createSign('sha256')
        .update(Buffer.concat([authData, sha256(clientData)]))
        .sign(lies.key ?? privateKey)
      const response = { clientDataJSON: b64(clientData), authenticatorData: b64(authData), signature: b64(signature) }
      return { id: b64(id), rawId: b64(id), type: 'public-key', response }
    },
  }
}
