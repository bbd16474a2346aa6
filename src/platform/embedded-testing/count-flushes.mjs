// Preloaded (--import) into a process and its threads: says on stderr each time something is flushed to disk.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

for (const name of ['fsyncSync', 'fdatasyncSync']) {
  const flush = fs[name]
  fs[name] = (handle) => {
    flush(handle)
    fs.writeSync(2, 'flushed\n')
  }
}
syncBuiltinESMExports()
