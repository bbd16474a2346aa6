import { Panel } from '#web/kit/panel.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import type { Kept } from './desk-material.tsx'

type Version = Kept['versions'][number]

const standing: Record<Version['state'], string> = { draft: '起草', submitted: '提交审核', published: '发布' }
const lastOf = (one: Version) =>
  one.state === 'published'
    ? { at: one.publishedAt, by: one.publishedBy }
    : one.state === 'submitted'
      ? { at: one.submittedAt, by: one.submittedBy }
      : { at: one.madeAt, by: one.madeBy }

/** Every version of a material: who wrote, submitted and published it, and while it held. */
export function DeskVersions({ kept }: { kept: Kept }) {
  return (
    <Panel title="版本">
      <Timeline
        entries={kept.versions.map((one) => {
          const { at, by } = lastOf(one)
          return {
            key: String(one.number),
            at: at ?? one.madeAt,
            title: `第 ${one.number} 版：${by}${standing[one.state]}`,
            note: one.changeNote,
          }
        })}
      />
    </Panel>
  )
}
