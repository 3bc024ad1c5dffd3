import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { formatUrlState } from '#url/url-state.ts';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './shell.module.css';

/** Filters come with a link; somebody who follows it must see them and be able to drop them. */
export function ActiveFilters() {
  const [url, setUrl] = useUrlState();
  return url.filters.map((filter) => (
    <a
      key={`${filter.label} ${filter.value}`}
      className={styles.filter}
      href={`./${formatUrlState({ ...url, filters: url.filters.filter((other) => other !== filter) }, window.location.search)}`}
      onClick={(event) => {
        event.preventDefault();
        setUrl({ filters: url.filters.filter((other) => other !== filter) });
      }}
    >
      {filter.label} = {filter.value} <span aria-hidden="true">×</span>
      <VisuallyHidden>, remove filter</VisuallyHidden>
    </a>
  ));
}
