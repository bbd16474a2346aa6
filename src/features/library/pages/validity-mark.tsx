import { Label } from '#web/kit/status-dot.tsx'
import { type Validity, validityNames } from '../rules.ts'

const tones = { current: 'good', coming: 'info', repealed: 'quiet' } as const

/** 现行有效 / 尚未施行 / 已废止; nothing where a material has no such days. */
export function ValidityMark({ validity }: { validity: Validity | null }) {
  return validity && <Label tone={tones[validity]}>{validityNames[validity]}</Label>
}
