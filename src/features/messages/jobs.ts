import type { AnyJob } from '#platform/jobs.ts'
import { forgetUnmatched, sendDue } from './sending/jobs.ts'

export const jobs: AnyJob[] = [sendDue, forgetUnmatched]
