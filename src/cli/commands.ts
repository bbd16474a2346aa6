import { auditVerify } from './audit.ts'
import { auditExport } from './audit-export.ts'
import { backup } from './backup.ts'
import { backupKey } from './backup-key.ts'
import type { Command } from './command.ts'
import { config } from './config.ts'
import { doctor } from './doctor.ts'
import { drill } from './drill.ts'
import { exchangeExport, exchangeImport, exchangeStatus } from './exchange.ts'
import { importFeed } from './import.ts'
import { init } from './init.ts'
import { keysAdd, keysList, keysReseal, keysRetire } from './keys.ts'
import { move } from './move.ts'
import { officesAppoint, officesRelieve } from './offices.ts'
import { passwordReset } from './password.ts'
import { report } from './report.ts'
import { restore } from './restore.ts'
import { serve } from './serve.ts'
import { verify } from './verify.ts'

/** The whole command line, in the order in which it is met. */
export const commands: Command[] = [
  serve,
  init,
  importFeed,
  report,
  auditVerify,
  auditExport,
  verify,
  passwordReset,
  officesAppoint,
  officesRelieve,
  backupKey,
  backup,
  drill,
  restore,
  move,
  keysList,
  keysAdd,
  keysReseal,
  keysRetire,
  exchangeExport,
  exchangeImport,
  exchangeStatus,
  config,
  doctor,
]
