#!/usr/bin/env node
// The command line, whatever Node the machine has.
import { ensurePackages, onNode24 } from './setting-up.mjs'

ensurePackages()
process.exitCode = await onNode24('src/cli.ts', process.argv.slice(2))
