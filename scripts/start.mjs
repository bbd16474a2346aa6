// npm start: everything from nothing to a served demo institute. Later starts skip what is done.
import { ensurePackages, onNode24 } from './setting-up.mjs'

ensurePackages()
const built = await onNode24('scripts/pages.ts', [])
process.exitCode = built || (await onNode24('src/cli.ts', ['serve', '--demo', ...process.argv.slice(2)]))
