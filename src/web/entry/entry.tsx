import type { ReactNode } from 'react'
import { addressHere } from '../ground.ts'
import { setTypeSize, useTypeSize } from '../kit/device.ts'
import { Icon } from '../kit/icon.tsx'
import { Mark, Silk } from '../kit/mark.tsx'
import { Segments } from '../kit/tabs.tsx'
import { useOutside } from '../session.ts'
import { typeSizeNames, typeSizes } from '../theme/tokens.ts'
import './entry.css'

/** The way in: ceremony at the left, the form at the right; on the phone one over the other. */
export function Entry({ institute, children }: { institute: string; children: ReactNode }) {
  const outside = useOutside()
  return (
    <div className="entry">
      <Art institute={institute} />
      <main className="entry-main">
        <div className="entry-top">
          <TypeSize />
        </div>
        <div className="entry-card">{children}</div>
        <footer>
          <Icon name="shield" size={16} />
          <span>本系统为非涉密系统，严禁录入、传输国家秘密信息</span>
          <a className="link" href={addressHere(outside ? '/outside-desk' : '/verify')}>
            {outside ? '外网办事' : '公文验真'}
          </a>
        </footer>
      </main>
    </div>
  )
}

function Art({ institute }: { institute: string }) {
  return (
    <section className="entry-art" aria-label={`${institute}智慧党建平台`}>
      <Silk
        className="entry-silk"
        lines={64}
        width={1100}
        height={900}
        swing={120}
        opacity={0.55}
        phase={0.4}
      />
      <Silk
        className="entry-silk second"
        lines={40}
        width={1100}
        height={900}
        swing={90}
        colour="#FF8F7A"
        opacity={0.28}
        phase={2.1}
      />
      <div className="entry-brand">
        <Mark size={44} />
        <div>
          <b>智慧党建平台</b>
          <span>{institute}</span>
        </div>
      </div>
      <div className="entry-words">
        <p className="kicker">组织 · 党员 · 数据 · 服务</p>
        <p className="motto">
          <span>把支部建在线上</span>
          <span>把工作落到实处</span>
        </p>
        <p className="aim">党组织和党员的情况一处登记、处处可用，每一步都留有依据。</p>
      </div>
      <ul>
        <li>
          <b>一处登记</b>
          各级看到的是同一份名册
        </li>
        <li>
          <b>处处有据</b>
          谁、何时、为何，都查得到
        </li>
        <li>
          <b>数可反查</b>
          每个数字都能打开名单
        </li>
      </ul>
    </section>
  )
}

function TypeSize() {
  const size = useTypeSize()
  const options = typeSizes.map((value) => ({ value, label: typeSizeNames[value] }))
  return (
    <>
      <span>字号</span>
      <Segments label="字号" options={options} value={size} onChange={setTypeSize} />
    </>
  )
}
