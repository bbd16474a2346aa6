import { useQuery } from '@tanstack/react-query'
import { ask, fileAddress } from '#web/call.ts'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'

/** 党费公示 of the organizations one stands in: every line on the screen, the paper to take. */
export function OwnStatements() {
  const query = useQuery(ask.dues.own.statements.queryOptions())
  return (
    <Panel title="党费收缴使用情况公示">
      <Answered query={query} lines={2}>
        {(statements) =>
          statements.length === 0 ? (
            <Empty title="还没有公示" icon="record">
              年终后，党支部和上级党委在这里公示党费收了多少、用在哪里。
            </Empty>
          ) : (
            <ul className="dues-history">
              {statements.map(({ id, organizationName, year, lines, notes }) => (
                <li key={id}>
                  <details>
                    <summary>
                      {year} 年 {organizationName}
                    </summary>
                    <dl className="dues-told">
                      {lines.map(([label, yuan]) => (
                        <div key={label}>
                          <dt>{label}</dt>
                          <dd className="number">{yuan} 元</dd>
                        </div>
                      ))}
                    </dl>
                    {notes.map((note) => (
                      <p key={note} className="muted">
                        {note}
                      </p>
                    ))}
                  </details>
                  <a className="link" href={fileAddress(`/own-dues/statements/${id}/files/pdf`, {})} download>
                    下载
                  </a>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}
