import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Segments } from '#web/kit/tabs.tsx'
import { type CaseKind, caseKindNames, casesBy } from '../regulations/cases/rules.ts'

/** What runs under a regulation within one's reach, each opening the affair itself: to be looked at after a revision. */
export function OpenCases({ code }: { code: string }) {
  const kinds = casesBy(code)
  const [kind, setKind] = useState<CaseKind | ''>('')
  const [size, setSize] = useState(10)
  const query = useQuery({
    ...ask.library.cases.queryOptions({
      input: { code, size, ...(kind ? { kind } : {}) },
      placeholderData: (before) => before,
    }),
    enabled: kinds.length > 0,
  })
  if (kinds.length === 0) return null
  return (
    <Panel title="正在按这项规定办理的事项">
      <Answered query={query}>
        {({ rows, total, counts }) => (
          <>
            {counts.length > 1 && (
              <div className="library-kinds">
                <Segments
                  label="事项种类"
                  value={kind}
                  onChange={setKind}
                  options={[
                    { value: '', label: '全部' },
                    ...counts.map((one) => ({
                      value: one.kind,
                      label: `${caseKindNames[one.kind]} ${one.n}`,
                    })),
                  ]}
                />
              </div>
            )}
            {total === 0 && <p className="muted">没有正在办理的。</p>}
            <ul className="library-applied">
              {rows.map(({ id, kind: of, organizationName, whom, since, address }) => (
                <li key={of + id}>
                  <small>{caseKindNames[of]}</small>
                  <span>
                    <PageLink className="link" to={address}>
                      {[organizationName, whom].filter(Boolean).join('　')}
                    </PageLink>
                  </span>
                  <span className="muted">
                    <When at={since.slice(0, 10)} /> 起
                  </span>
                </li>
              ))}
            </ul>
            {rows.length < total && size < 200 && (
              <button type="button" className="button" onClick={() => setSize(Math.min(size + 50, 200))}>
                再看一些（共 {total} 件）
              </button>
            )}
          </>
        )}
      </Answered>
    </Panel>
  )
}
