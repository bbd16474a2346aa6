import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '#web/call.ts'
import type { Values } from '#web/kit/fields.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Answered } from '#web/kit/states.tsx'
import { kindNames, type Province, provinceNames, themeNames } from '../rules.ts'
import { Cover, LinkMark } from './marks.tsx'

type Props = { province: Province | undefined; values: Values; onWhole: () => void }

/** Beside the tiles: what is recorded of the province chosen, or found in the whole country. */
export function ProvincePanel({ province, values, onWhole }: Props) {
  const [size, setSize] = useState(20)
  const query = useQuery(
    ask.redMap.sites.list.queryOptions({
      input: { ...values, province, size },
      placeholderData: (before) => before,
    }),
  )
  return (
    <section className="rm-side" aria-live="polite" aria-label="场馆">
      <Answered query={query}>
        {({ rows, total }) => (
          <>
            <header>
              <h2>{province ? provinceNames[province] : '全国'}</h2>
              <span className="grow">{total > 0 ? `${total} 处` : '没有找到'}</span>
              {province && (
                <button type="button" className="link" onClick={onWhole}>
                  看全国
                </button>
              )}
            </header>
            {total === 0 && <p className="muted">没有符合的场馆。可以换个说法、放宽筛选，或推荐一处。</p>}
            <ul>
              {rows.map((row) => (
                <li key={row.id}>
                  <Cover id={row.id} />
                  <div className="grow">
                    <PageLink to={`/red-map/sites/${row.id}`}>{row.name}</PageLink>
                    <small>
                      {!province && `${provinceNames[row.province]} · `}
                      {row.place} · {kindNames[row.kind]} ·{' '}
                      {row.themes.map((theme) => themeNames[theme]).join('、')}
                    </small>
                    <LinkMark state={row.linkState} on={row.checkedOn} />
                  </div>
                </li>
              ))}
            </ul>
            {rows.length < total && (
              <button
                type="button"
                className="button quiet"
                onClick={() => setSize(Math.min(200, size + 40))}
              >
                再看一些（还有 {total - rows.length} 处）
              </button>
            )}
          </>
        )}
      </Answered>
    </section>
  )
}
