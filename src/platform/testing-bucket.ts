import { copyFileSync, mkdtempSync, rmSync, utimesSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
// @ts-expect-error It comes without types.
import S3rver from 's3rver'
import type { Bucket } from './files/shelf.ts'

/** A server of its own that speaks S3 and knows who may ask (it does not recompute signatures), with one empty bucket; its files lie in a folder that is thrown away. */
export async function startBucket() {
  const directory = mkdtempSync(path.join(tmpdir(), 'zhibu-bucket-'))
  const options = { address: '127.0.0.1', port: 0, silent: true, directory }
  const server = new S3rver({ ...options, configureBuckets: [{ name: 'zhibu' }] })
  const { port } = (await server.run()) as AddressInfo
  const bucket: Bucket = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    bucket: 'zhibu',
    prefix: 'files',
    keyId: 'S3RVER',
    secret: 'S3RVER',
  }
  return {
    bucket,
    /** As if an object had been put in so long ago. */
    age(key: string, hours: number) {
      const then = new Date(Date.now() - hours * 3_600_000)
      utimesSync(path.join(directory, 'zhibu', bucket.prefix, `${key}._S3rver_object`), then, then)
    },
    /** Under another name as well, without asking the server. */
    copy(from: string, to: string) {
      const place = (key: string) => path.join(directory, 'zhibu', bucket.prefix, key)
      for (const part of ['object', 'object.md5', 'metadata.json'])
        copyFileSync(`${place(from)}._S3rver_${part}`, `${place(to)}._S3rver_${part}`)
    },
    async close() {
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
    folder: path.join(directory, 'zhibu'),
  }
}
