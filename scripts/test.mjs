// npm test [-- WORD…]: rules, stories through HTTP, races on a real PostgreSQL, browser journeys.
import { ensurePackages, onNode24 } from './setting-up.mjs'

ensurePackages()
process.exitCode = await onNode24('scripts/test.ts', process.argv.slice(2))
