import { useQuery } from '@tanstack/react-query'
import { type RetentionKey, ruleOf } from '#features/retention/kept/rules.ts'
import { ask } from '#web/call.ts'
import { Facts } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { fetchProved } from '#web/kit/proved-download.ts'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { useMay } from '#web/session.ts'
import { type Kept, keptWords } from '../kept/kinds/rules.ts'
import { notCopied } from '../kept/left/rules.ts'
import { kept } from '../kept/rules.ts'
import { sheetTitles } from '../sheets/rules.ts'
import './own-kept.css'

/** How long the institute keeps what ends; as usual until it has answered. */
function useDays() {
  const { data } = useQuery(ask.retention.periods.queryOptions())
  return (key: RetentionKey) => data?.find((one) => one.key === key)?.days ?? ruleOf(key).days
}

/** 登记了什么: what is kept of oneself and why, and the way to take a copy of it. */
export function OwnKept() {
  const may = useMay()('ownCopies.take')
  const daysOf = useDays()
  return (
    <div className="stack">
      <Panel title="本人信息副本">
        <div className="stack">
          <p>
            平台登记的关于您本人的信息，可以下载成一个 Excel 文件，一类一张表，您本人的号码和住址是完整的。
            下载前请先确认是您本人，并留下一条审计记录；代办人不能下载。
          </p>
          {may ? (
            <div className="row">
              <button
                type="button"
                className="button primary"
                onClick={() => void fetchProved('/own/copy.xlsx')}
              >
                <Icon name="download" />
                下载本人信息副本
              </button>
            </div>
          ) : (
            <Notice>副本只能由本人登录自己的账号下载。</Notice>
          )}
        </div>
      </Panel>
      <Panel title="登记了什么，为什么">
        <ul className="own-kept">
          {kept.map((one) => (
            <KeptLine key={one.title} one={one} daysOf={daysOf} />
          ))}
        </ul>
      </Panel>
      <Panel title="副本里没有的">
        <dl className="own-kept-not">
          {notCopied.map(
            ({ title, because, ends }) =>
              title && (
                <div key={title}>
                  <dt>{title}</dt>
                  <dd>{[because, keptWords({ ends }, daysOf)].filter(Boolean).join('。')}。</dd>
                </div>
              ),
          )}
        </dl>
      </Panel>
    </div>
  )
}

const KeptLine = ({ one, daysOf }: { one: Kept; daysOf: (key: RetentionKey) => number }) => (
  <li>
    <details>
      <summary>
        <span className="title">{one.title}</span>
        <span className="why">{one.why}</span>
      </summary>
      <Facts
        least={260}
        facts={[
          { label: '依据', value: one.ground },
          { label: '保存多久', value: keptWords(one, daysOf) },
          { label: '谁能看到', value: one.seenBy },
          { label: '不对怎么改', value: one.corrected },
          { label: '副本里的表', value: one.sheets.map((key) => sheetTitles[key]).join('、'), wide: true },
        ]}
      />
    </details>
  </li>
)
