import { SearchOutlined } from '@ant-design/icons'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { HolderLine } from '#renderer/features/holders/HolderLine.tsx'
import { StateWord } from '#renderer/features/requests/words.tsx'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Keys } from '#renderer/ui/Keys.tsx'
import { useGo } from '#renderer/ui/use-go.ts'
import { FIND } from '../actions.ts'
import styles from './FindBox.module.css'
import { foresee, hasCome, setForeseen } from './foreseen.ts'
import { answersTo, useAnswers, type Answer, type Match } from './use-answers.ts'
import { useScan } from './use-scan.ts'

const LIMIT = 12
/** Who types on is not slowed down by answers that nobody will read. */
const REST_MS = 40
/** A page that has nothing to show after that is shown empty. */
const EMPTY_MS = 100

/**
 * The one box: a name, pinyin, initials, the tail of a number, or a scan from any focus finds people; the number of a
 * receipt finds its request; the same box finds whatever can be done (with `>` nothing but that).
 */
export function FindBox() {
  const { t } = useWords()
  const navigate = useGo()
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const { answers, isAsking, error, truncated } = useAnswers(text, isOpen, LIMIT)
  const chosen = answers[Math.min(active, answers.length - 1)]

  const close = () => {
    setOpen(false)
    setText('')
    input.current?.blur()
  }
  const pick = (answer: Answer) => {
    close()
    if (answer.kind === 'action') answer.action.perform()
    else if (answer.kind === 'request') void navigate(`/requests/${answer.request.id}`)
    else void open(answer.match)
  }
  /** A page with nothing on it yet would only stand in the way of what is about to come. */
  const open = async ({ holder: { id }, card }: Match) => {
    if (!hasCome(id)) await Promise.race([foresee(id), after(EMPTY_MS)])
    void navigate(card ? `/holders/${id}?card=${card.id}` : `/holders/${id}`)
  }
  /** Enter may come before the answer to what was typed last: then it is asked for. */
  const enter = async () => {
    if (!isAsking) {
      if (chosen) pick(chosen)
      return
    }
    const [first] = await answersTo(text, LIMIT)
    if (first) pick(first)
  }
  const change = (next: string) => {
    setText(next)
    setActive(0)
    setOpen(true)
  }
  const ask = () => {
    setActive(0)
    setOpen(true)
    input.current?.focus()
    input.current?.select()
  }
  useAction(FIND, ask)
  const people = answers.filter(({ kind }) => kind === 'holder').length
  useForeknowledge(isOpen && chosen?.kind === 'holder' ? chosen.match.holder.id : null, people === 1)
  const { pathname } = useLocation()
  useEffect(() => {
    if (pathname !== '/') return undefined
    const box = input.current
    box?.focus()
    // The next page gets the keys, unless it has taken them already.
    return () => box?.blur()
  }, [pathname])
  useScan((scanned) => {
    change(scanned)
    input.current?.focus()
    void answersTo(scanned, LIMIT).then((found) => {
      const [only] = found
      if (found.length === 1 && only) pick(only)
    })
  })

  const press = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      setOpen(true)
      setActive((at) => Math.max(0, Math.min(answers.length - 1, at + step)))
    } else if (event.key === 'Enter') void enter()
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
  }

  const optionId = (index: number) => `${listId}-${index}`
  return (
    <div className={styles.box} role="search">
      <SearchOutlined className={styles.icon} aria-hidden />
      <input
        ref={input}
        className={styles.input}
        role="combobox"
        aria-label={t('common:find.label')}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && chosen ? optionId(answers.indexOf(chosen)) : undefined}
        aria-keyshortcuts="Control+K F3"
        placeholder={t('common:find.placeholder')}
        value={text}
        // With nothing typed there is nothing of its own to take back.
        data-yields-undo={text === '' || undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change(event.target.value)}
        onKeyDown={press}
        onMouseDown={() => setOpen(true)}
        onBlur={() => setOpen(false)}
      />
      <Keys chord="Ctrl+K" />
      <div className={styles.panel} hidden={!isOpen}>
        <div id={listId} className={styles.list} role="listbox" aria-label={t('common:find.answers')}>
          {isOpen &&
            answers.map((answer, index) => (
              <div
                key={keyOf(answer)}
                id={optionId(index)}
                role="option"
                tabIndex={-1}
                aria-selected={answer === chosen}
                className={styles.option}
                // Before the box loses the focus and the list closes.
                onMouseDown={() => pick(answer)}
              >
                <AnswerLine answer={answer} />
              </div>
            ))}
        </div>
        {isOpen && <Note {...{ isAsking, error, truncated, isBlank: text.trim() === '', count: answers.length }} />}
      </div>
    </div>
  )
}

function AnswerLine({ answer }: { answer: Answer }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  if (answer.kind === 'request') {
    const { number, holder, employer, item, category, state } = answer.request
    return (
      <>
        <span className={styles.action}>
          <span className="mono">{number}</span> {holder ?? employer} {nameOf(item ?? category)}{' '}
          <StateWord state={state} />
        </span>
        <span className={styles.by}>{t('requests:field.number')}</span>
      </>
    )
  }
  if (answer.kind === 'holder') {
    return (
      <>
        <HolderLine holder={answer.match.holder} />
        <span className={styles.by}>
          {t(`holders:matchedBy.${answer.match.matchedBy}`)} {answer.match.card?.number}
        </span>
      </>
    )
  }
  const { icon: Icon, label, chords = [] } = answer.action
  return (
    <>
      <span className={styles.action}>
        <Icon aria-hidden /> {t(label)}
      </span>
      {chords[0] && <Keys chord={chords[0]} />}
    </>
  )
}

interface NoteProps {
  readonly isAsking: boolean
  readonly error: string | null
  readonly truncated: boolean
  readonly isBlank: boolean
  readonly count: number
}

function Note({ isAsking, error, truncated, isBlank, count }: NoteProps) {
  const { t } = useWords()
  const text =
    error ??
    (isAsking && count === 0
      ? t('common:loading')
      : !isBlank && count === 0
        ? t('common:find.none')
        : truncated
          ? t('common:find.truncated')
          : t('common:find.help'))
  return (
    <p className={styles.note} role="status">
      {text}
    </p>
  )
}

/**
 * Asks for what the next page shows first while the hand is on its way to Enter; where only one person answers, before
 * their row is painted.
 */
function useForeknowledge(holderId: number | null, isOnlyOne: boolean): void {
  useLayoutEffect(() => {
    if (holderId === null) return undefined
    let isLeft = false
    const draw = () => {
      if (!isLeft) setForeseen(holderId)
    }
    const begin = () => void foresee(holderId).then(draw)
    if (isOnlyOne) begin()
    const soon = isOnlyOne ? undefined : setTimeout(begin, REST_MS)
    return () => {
      isLeft = true
      clearTimeout(soon)
    }
  }, [holderId, isOnlyOne])
}

async function after(ms: number): Promise<void> {
  await new Promise((done) => setTimeout(done, ms))
}

function keyOf(answer: Answer): string {
  if (answer.kind === 'action') return answer.action.id
  return answer.kind === 'request' ? 'request' : `holder-${answer.match.holder.id}`
}
