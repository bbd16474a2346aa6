import { Panel } from '#web/kit/panel.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import type { Chain } from './chain.tsx'

/** Every version that was published, what it changed, and how many affairs still run by it. */
export function ChainVersions({ versions }: { versions: Chain['versions'] }) {
  return (
    <Panel title="历次版本">
      <Timeline
        entries={versions.map((one, at) => ({
          key: one.version,
          title: `第 ${one.version} 版`,
          note: one.publishedBy,
          outcome: one.running > 0 ? `正在办理 ${one.running} 件` : undefined,
          at: one.publishedAt,
          tone: at === 0 ? ('red' as const) : ('quiet' as const),
          children: (
            <>
              {one.note}
              <br />
              <small className="muted">{one.definition.steps.map(({ name }) => name).join(' → ')}</small>
            </>
          ),
        }))}
      />
    </Panel>
  )
}
