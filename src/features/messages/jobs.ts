import type { AnyJob } from '#platform/jobs.ts'
import { tellGroups } from './groups/jobs.ts'
import { relayMessages } from './relay/jobs.ts'
import { sendDue } from './sending/jobs.ts'

export const jobs: AnyJob[] = [sendDue, tellGroups, relayMessages]
