import { UrlLink } from '#features/navigation/url-link.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './shell.module.css';

/** Filters come with a link; somebody who follows it must see them and be able to drop them. */
export function ActiveFilters() {
  const [{ filters }] = useUrlState();
  return filters.map((filter) => (
    <UrlLink
      key={`${filter.label} ${filter.value}`}
      className={styles.filter}
      change={{ filters: filters.filter((other) => other !== filter) }}
    >
      {filter.label} = {filter.value} <span aria-hidden="true">×</span>
      <VisuallyHidden>, remove filter</VisuallyHidden>
    </UrlLink>
  ));
}
