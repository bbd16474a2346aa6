import type { S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { Refusal } from '../errors.ts'
import { anHour, type Bucket, isFileName, type Shelf } from './shelf.ts'

const aDay = 24 * anHour
/** What was put in so lately is not written again for being put in once more; well within the hour of grace. */
const freshFor = anHour / 4

/**
 * Files as objects of a bucket, laid out as in a folder, so that one can be copied to the other. A backup that reads them
 * holds them all: a mark lies in the bucket while it runs, and nothing is taken away.
 */
export function bucketShelf(bucket: Bucket): Shelf & { hold(): Promise<() => Promise<void>> } {
  const { ask, named } = connectionTo(bucket)
  const keyOf = (digest: string) => named(`${digest.slice(0, 2)}/${digest}`)
  const write = (Key: string, Body: Uint8Array) =>
    ask((s3, to) => s3.send(new to.PutObjectCommand({ Bucket: bucket.bucket, Key, Body })))
  const read = (digest: string, Range?: string) =>
    ask(async (s3, to) => {
      const { Body } = await s3.send(
        new to.GetObjectCommand({ Bucket: bucket.bucket, Key: keyOf(digest), Range }),
      )
      return Body ? Buffer.from(await Body.transformToByteArray()) : Buffer.alloc(0)
    })
  const look = (Key: string) =>
    ask((s3, to) => s3.send(new to.HeadObjectCommand({ Bucket: bucket.bucket, Key })))
  const list = (prefix: string) => objectsIn(ask, bucket.bucket, named(prefix))
  return {
    read,
    head: (digest, bytes) => read(digest, `bytes=0-${bytes - 1}`),
    write: async (digest, sealed) => void (await write(keyOf(digest), sealed)),
    async renew(digest) {
      const found = await look(keyOf(digest))
      // An object's time is that of its writing: one that is older is written anew by whoever puts it in.
      return found !== null && (found.LastModified?.getTime() ?? 0) > Date.now() - freshFor
    },
    async drop(digest) {
      for await (const { at } of list('held/')) if (at > Date.now() - aDay) return false
      const found = await look(keyOf(digest))
      if (!found) return true
      if ((found.LastModified?.getTime() ?? Date.now()) >= Date.now() - anHour) return false
      // Sealed anew it is another object: one that was put in between looking and taking away stays.
      const asLooked = { Bucket: bucket.bucket, Key: keyOf(digest), IfMatch: found.ETag }
      const gone = await ask((s3, to) => s3.send(new to.DeleteObjectCommand(asLooked)), [404, 412])
      return gone !== null || (await look(keyOf(digest))) === null
    },
    async *names() {
      for await (const { key } of list('')) {
        const name = key.slice(key.lastIndexOf('/') + 1)
        if (isFileName(name)) yield name
      }
    },
    async room() {
      await ask((s3, to) => s3.send(new to.HeadBucketCommand({ Bucket: bucket.bucket })), [])
      return null
    },
    async hold() {
      const Key = named(`held/${crypto.randomUUID()}`)
      await write(Key, Buffer.from(new Date().toISOString()))
      return async () =>
        void (await ask((s3, to) => s3.send(new to.DeleteObjectCommand({ Bucket: bucket.bucket, Key }))))
    },
  }
}

type Library = typeof import('@aws-sdk/client-s3')
type Ask = <T>(work: (s3: S3Client, to: Library) => Promise<T>, absent?: number[]) => Promise<T | null>

async function* objectsIn(ask: Ask, bucket: string, prefix: string) {
  let after: string | undefined
  do {
    const wanted = { Bucket: bucket, Prefix: prefix, ContinuationToken: after }
    const page = await ask((s3, to) => s3.send(new to.ListObjectsV2Command(wanted)), [])
    for (const { Key, LastModified } of page?.Contents ?? [])
      if (Key) yield { key: Key, at: LastModified?.getTime() ?? Date.now() }
    after = page?.NextContinuationToken
  } while (after)
}

function connectionTo({ endpoint, region, prefix, keyId, secret }: Bucket) {
  let opened: Promise<{ s3: S3Client; to: Library }> | null = null
  /** Loaded when it is first asked: most installations keep their files in a folder. */
  async function open() {
    const to = await import('@aws-sdk/client-s3')
    const s3 = new to.S3Client({
      region,
      credentials: { accessKeyId: keyId, secretAccessKey: secret },
      // Whoever names a server of his own seldom has a name in the DNS for each bucket.
      ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
      maxAttempts: 4,
      requestHandler: { connectionTimeout: 3000, requestTimeout: 60_000 },
      // What is not asked for by S3 itself, not every server understands; what a file is, its digest says.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    })
    return { s3, to }
  }
  /** Null for what the server says is not there. @throws Refusal files-unreachable, files-refused */
  const ask: Ask = async (work, absent = [404]) => {
    opened ??= open()
    const { s3, to } = await opened
    try {
      return await work(s3, to)
    } catch (error) {
      const status = (error as Partial<S3ServiceException>).$metadata?.httpStatusCode
      if (status !== undefined && absent.includes(status)) return null
      if (status === undefined || status >= 500) throw new Refusal('conflict', 'files-unreachable', {})
      throw new Refusal('conflict', 'files-refused', { status })
    }
  }
  return { ask, named: (name: string) => (prefix ? `${prefix}/${name}` : name) }
}
