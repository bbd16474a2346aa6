import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** How something is sealed under one key; `context` is not kept, but must be the same when it is opened. */
export type Cipher = {
  seal(bytes: Uint8Array, context: Uint8Array): Buffer
  /** Throws when a byte of it, or the context, is not what it was. */
  open(sealed: Uint8Array, context: Uint8Array): Buffer
}

export const cipherNames = ['aes', 'sm4'] as const
export type CipherName = (typeof cipherNames)[number]

/** Independent keys of one secret, one for each use. */
export const derived = (secret: Uint8Array, use: string, length = 32): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'zhibu', use, length))

/** AES-256-GCM: iv (12), tag (16), body. */
export function aes(key: Uint8Array): Cipher {
  const [ivLength, tagLength] = [12, 16]
  return {
    seal(bytes, context) {
      const iv = randomBytes(ivLength)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(context)
      const body = Buffer.concat([cipher.update(bytes), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body])
    },
    open(sealed, context) {
      const all = Buffer.from(sealed)
      const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(0, ivLength), {
        authTagLength: tagLength,
      }).setAAD(context)
      decipher.setAuthTag(all.subarray(ivLength, ivLength + tagLength))
      return Buffer.concat([decipher.update(all.subarray(ivLength + tagLength)), decipher.final()])
    },
  }
}

/**
 * SM4 (GB/T 32907) in counter mode, then HMAC-SM3 (GB/T 32905) over context, iv and body: iv (16), tag (32), body.
 * OpenSSL has no SM4-GCM; encrypt-then-MAC with a key of its own does the same.
 */
export function sm4(secret: Uint8Array): Cipher {
  const [ivLength, tagLength] = [16, 32]
  const [cipherKey, macKey] = [derived(secret, 'sm4-encryption', 16), derived(secret, 'sm4-mac')]
  const tagOf = (context: Uint8Array, iv: Uint8Array, body: Uint8Array) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(context.length)
    return createHmac('sm3', macKey).update(length).update(context).update(iv).update(body).digest()
  }
  return {
    seal(bytes, context) {
      const iv = randomBytes(ivLength)
      const cipher = createCipheriv('sm4-ctr', cipherKey, iv)
      const body = Buffer.concat([cipher.update(bytes), cipher.final()])
      return Buffer.concat([iv, tagOf(context, iv, body), body])
    },
    open(sealed, context) {
      const all = Buffer.from(sealed)
      const [iv, tag] = [all.subarray(0, ivLength), all.subarray(ivLength, ivLength + tagLength)]
      const body = all.subarray(ivLength + tagLength)
      if (tag.length !== tagLength || !timingSafeEqual(tag, tagOf(context, iv, body)))
        throw new Error('sealed content was changed')
      const decipher = createDecipheriv('sm4-ctr', cipherKey, iv)
      return Buffer.concat([decipher.update(body), decipher.final()])
    },
  }
}
