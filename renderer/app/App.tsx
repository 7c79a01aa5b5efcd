import { QueryClientProvider } from '@tanstack/react-query'
import { StyleProvider } from '@ant-design/cssinjs'
import { ConfigProvider, theme as library } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useMemo } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { queries } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useActionKeys } from '#renderer/ui/actions/use-action-keys.ts'
import { useLook } from '#renderer/ui/look.ts'
import { keptStyles, readTheme } from '#renderer/ui/theme.ts'
import { ErrorBoundary, RouteFault } from './ErrorBoundary.tsx'
import { Gate } from './Gate.tsx'

/** Styles made while running carry the nonce that the door wrote into the page; without it the browser drops them. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
const csp = { nonce }

/** Beside the page, not the body: the library would lock the body's scrolling by a style that carries no nonce. */
const popups = () => document.getElementById('popups') ?? document.body

const router = createBrowserRouter([{ path: '*', element: <Gate />, errorElement: <RouteFault /> }])

export function App() {
  const { language } = useWords()
  const look = useLook()
  const theme = useMemo(() => readTheme(look), [look])
  useActionKeys()
  return (
    <ErrorBoundary>
      <StyleProvider cache={keptStyles}>
        <ConfigProvider
          locale={language === 'en' ? enUS : zhCN}
          theme={theme}
          csp={csp}
          getPopupContainer={popups}
          wave={{ disabled: true }}
        >
          <HeldTheme />
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} useTransitions={false} />
          </QueryClientProvider>
        </ConfigProvider>
      </StyleProvider>
    </ErrorBoundary>
  )
}

/** The library works its theme out anew when nothing on the page has used it for a moment; so something always does. */
function HeldTheme() {
  library.useToken()
  return null
}
