/** Whom a request is for: a relative, an employer, or else the holder. */
interface Subject {
  readonly relativeId: number | null
  readonly employerId: number | null
}

export function relativeOrHolder({ relativeId }: Pick<Subject, 'relativeId'>): 'holder' | 'relative' {
  return relativeId === null ? 'holder' : 'relative'
}

/** The subject as the value of a choice. */
export function subjectKey({ relativeId, employerId }: Subject): string {
  return employerId !== null ? `employer/${employerId}` : relativeId !== null ? `relative/${relativeId}` : 'holder'
}

/** What `subjectKey` made. */
export function subjectOf(key: string): Subject {
  const [kind, id] = key.split('/')
  return {
    relativeId: kind === 'relative' ? Number(id) : null,
    employerId: kind === 'employer' ? Number(id) : null,
  }
}
