import { lazy, Suspense, useState } from 'react'
import { roleItems, roleTitle, roleWords } from '../frames/roles.ts'
import { useHelpedItems } from '../frames/stand-in.tsx'
import { setTypeSize, useTypeSize } from '../kit/device.ts'
import { NameDisc } from '../kit/facts.tsx'
import { Icon } from '../kit/icon.tsx'
import { Silk } from '../kit/mark.tsx'
import { MenuButton } from '../kit/menu-button.tsx'
import { PageLink } from '../kit/page-link.tsx'
import { Skeleton } from '../kit/states.tsx'
import { cards, type Page } from '../page-list.ts'
import { ScanButton } from '../scan/scan-button.tsx'
import { useMay, useRoles, useSession } from '../session.ts'
import { useTodos } from '../todos.ts'
import { BroughtCards } from './brought-cards.tsx'
import { greeting } from './greeting.ts'
import { useUsualPages } from './usual-pages.ts'
import '../kit/panel.css'
import { Waiting } from './waiting-todos.tsx'
import './phone-home.css'

const ReadAloud = lazy(() => import('../kit/read-aloud.tsx'))

const UsualDialog = lazy(() => import('./usual-dialog.tsx'))

/** The phone's first page: a red head with the greeting, then what waits, the ways, the figures. */
export default function PhoneHome() {
  const may = useMay()
  const { waiting, reading } = useTodos()
  // How high it stands is not known on a device that has never shown what waits: what stands below comes with it.
  const placed = !reading || waiting.length > 0
  return (
    <div className="phone-home">
      <Head />
      <div className="phone-home-cards">
        <Waiting />
        {placed && (
          <>
            <Ways />
            <BroughtCards cards={cards.filter((card) => may(card.permission))} />
          </>
        )}
      </div>
    </div>
  )
}

function Head() {
  const session = useSession().data
  const { roles, acting, actAs } = useRoles()
  const size = useTypeSize()
  const helped = useHelpedItems()
  const name = session?.person?.name ?? ''
  const shown = acting ?? roles[0]
  return (
    <header className="home-head">
      <Silk className="home-silk" lines={34} width={800} height={420} swing={64} opacity={0.62} phase={0.5} />
      <div className="home-line">
        <b>智慧党建</b>
        <span className="grow" />
        <ScanButton className="home-tool" />
        <Suspense>{size === 'elder' && <ReadAloud className="home-tool" />}</Suspense>
        <button
          type="button"
          className="home-pill"
          onClick={() => setTypeSize(size === 'elder' ? 'standard' : 'elder')}
        >
          {size === 'elder' ? '标准版' : '长辈版'}
        </button>
      </div>
      <div className="home-me">
        <NameDisc name={name} size={size === 'elder' ? 64 : 50} />
        <div className="grow">
          <h1>
            <span className="name">{name}</span>同志，{greeting(new Date())}
          </h1>
          <p>{shown ? roleTitle(shown) : session?.institute}</p>
        </div>
      </div>
      {(roles.length > 1 || helped.length > 0) && (
        <MenuButton
          className="home-role"
          heading="以哪一个身份办事，操作记录中会写明"
          items={roleItems(roles, acting, (key) => void actAs(key), helped)}
        >
          <Icon name="switch" />
          {roleWords(roles, acting)}
          <Icon name="down" size={14} />
        </MenuButton>
      )}
    </header>
  )
}

/** 常用功能, and the way to all the others. */
function Ways() {
  const usual = useUsualPages()
  const [adjusting, setAdjusting] = useState(false)
  if (usual.choice.length === 0) return null
  return (
    <section className="panel">
      <div className="home-ways-head">
        <h2>常用功能</h2>
        {usual.adjustable && (
          <>
            <button
              type="button"
              className="link"
              disabled={usual.reading}
              onClick={() => setAdjusting(true)}
            >
              调整
            </button>
            <PageLink className="link" to="/me">
              全部功能
            </PageLink>
          </>
        )}
      </div>
      <nav className="home-ways" aria-label="常用功能">
        {usual.reading ? (
          <Skeleton lines={2} />
        ) : (
          usual.shown.map((page) => <Way key={page.path} page={page} />)
        )}
      </nav>
      <Suspense>{adjusting && <UsualDialog usual={usual} onClose={() => setAdjusting(false)} />}</Suspense>
    </section>
  )
}

const Way = ({ page }: { page: Page }) => (
  <PageLink to={page.path}>
    <i>
      <Icon name={page.icon ?? 'record'} size={26} face="#f6d8a0" />
    </i>
    <span>{page.short ?? page.title}</span>
  </PageLink>
)
