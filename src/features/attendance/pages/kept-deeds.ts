import { call } from '#web/call.ts'
import type { KeptDeed } from '#web/outbox/differences.ts'
import {
  type HoldingInput,
  holdingDifferences,
  type MinutesInput,
  minutesDifferences,
} from './differences.ts'

/** How what was written at a meeting is held beside what somebody else has written meanwhile. */
export const keptDeeds: KeptDeed[] = [
  {
    deed: 'meetings.records.hold',
    async compare(input) {
      const meeting = await call.meetings.get({ id: input.id as number })
      const differences = holdingDifferences(input as unknown as HoldingInput, meeting)
      return { differences, revision: meeting.revision }
    },
  },
  {
    deed: 'meetings.records.write',
    async compare(input) {
      const meeting = await call.meetings.get({ id: input.id as number })
      const differences = minutesDifferences(input as unknown as MinutesInput, meeting)
      return { differences, revision: meeting.revision }
    },
  },
]
