/** How the endpoints of practices are asked: see sample.ts. In the institute there is only the way out of it. */
import { of, open, type Sample } from './sample.ts'

const elsewhere = { refusal: 'practice-none' } as const

export const practices: Record<string, Sample> = {
  'practices.begin': open(),
  'practices.candidates': of((stage) => ({ organizationId: stage.east1 })),
  'practices.invite': open({ personIds: [1_000_000] }, { refusal: 'practice-stranger' }),
  'practices.enter': open({ ticket: 'x'.repeat(60) }, elsewhere),
  'practices.get': open({}, elsewhere),
  'practices.reset': open({}, elsewhere),
  'practices.leave': open({}, elsewhere),
}
