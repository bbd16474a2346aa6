/**
 * Makes the empty cluster that a first start unpacks instead of running initdb (13 s and 1 GB of memory), for the
 * pinned version of the engine. Run it once after the engine's version changes, and remove the old file.
 *   node scripts/template.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { emptyClusterFile } from '#platform/cluster.ts'
import { Embedded } from '#platform/embedded.ts'

const embedded = new Embedded({ cluster: null, template: null }, 600)
await embedded.ready()
const tar = await embedded.dump()
await embedded.close()

const packed = brotliCompressSync(tar, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: tar.length,
  },
})
const file = fileURLToPath(emptyClusterFile)
mkdirSync(path.dirname(file), { recursive: true })
writeFileSync(file, packed)
console.log(
  `${path.basename(file)}: ${(tar.length / 1e6).toFixed(1)} MB in ${(packed.length / 1e6).toFixed(1)} MB`,
)
