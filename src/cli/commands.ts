import type { Command } from './command.ts'
import { init } from './init.ts'
import { serve } from './serve.ts'

/** The whole command line, in the order in which it is met. */
export const commands: Command[] = [serve, init]
