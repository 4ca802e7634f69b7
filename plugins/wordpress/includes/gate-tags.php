<?php
/**
 * Finds gates that aren't closed or that are inside each other.
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * Whether the tags of [portico-gate] in a text come in pairs. WordPress treats a gate without an end tag as empty, and
 * ends an outer gate at the inner gate's end tag. In both cases, everyone would read the text that follows.
 *
 * @param string $text Content with shortcodes.
 * @return bool
 */
function portico_gates_are_paired( $text ) {
	preg_match_all( '~(\[?)\[(/?)portico-gate(?![\w-])([^\]]*)\](\]?)~', $text, $tags, PREG_SET_ORDER );
	$inside = '';
	foreach ( $tags as $tag ) {
		list( , $before, $slash, $attributes, $after ) = $tag;
		if ( '[' === $before && ']' === $after ) {
			continue; // [[portico-gate]] is an example for readers.
		}
		$is_end = '/' === $slash;
		$wanted = $is_end ? '' !== $inside && '' === $attributes : '' === $inside && '/' !== substr( $attributes, -1 );
		if ( ! $wanted || ( 'example' === $inside && ']' !== $after ) ) {
			return false;
		}
		if ( $is_end ) {
			$inside = '';
		} else {
			$inside = '[' === $before ? 'example' : 'gate';
		}
	}
	return '' === $inside;
}

/**
 * Hides a text whose gates don't come in pairs, because nobody can say what was meant to be restricted.
 *
 * @param string $text Content with shortcodes.
 * @return string
 */
function portico_hide_broken_gates( $text ) {
	if ( ! is_string( $text ) || false === strpos( $text, 'portico-gate' ) || portico_gates_are_paired( $text ) ) {
		return $text;
	}
	return portico_message( __( 'This content is unavailable right now.', 'portico' ) )
		. portico_notice( __( 'This content is hidden from everyone: each [portico-gate] needs its own [/portico-gate], and can’t be inside another. Use the block to nest them.', 'portico' ) );
}
add_filter( 'the_content', 'portico_hide_broken_gates', 1 );
add_filter( 'widget_text', 'portico_hide_broken_gates', 1 );
add_filter( 'widget_text_content', 'portico_hide_broken_gates', 1 );
add_filter( 'widget_block_content', 'portico_hide_broken_gates', 1 );
