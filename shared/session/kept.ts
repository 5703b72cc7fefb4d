// What was made of a part of the state, as long as that part is the same object.

/** The state is never changed in place, so what was made of a part of it holds as long as the part. */
export function kept<Part extends object, Made>(make: (part: Part) => Made): (part: Part) => Made {
  const known = new WeakMap<Part, Made>()
  return (part) => {
    const found = known.get(part)
    if (found !== undefined) return found
    const made = make(part)
    known.set(part, made)
    return made
  }
}
