// npm run check: format, lint, types, dead code, architecture, derived files.
import { ensurePackages, onNode24 } from './setting-up.mjs'

ensurePackages()
process.exitCode = await onNode24('scripts/check.ts', process.argv.slice(2))
