// npm run screens [-- FOLDER]: pictures of every page, for each role, on the desktop and the phone.
import { ensurePackages, onNode24 } from './setting-up.mjs'

ensurePackages()
process.exitCode = await onNode24('e2e/screens.ts', process.argv.slice(2))
