<?php
/**
 * Portico_Settings_Page
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * Settings → Portico. Saved keys are never sent to the browser.
 */
final class Portico_Settings_Page {

	const SLUG = 'portico';

	/**
	 * Adds the hooks.
	 */
	public static function register() {
		add_action( 'admin_menu', array( self::class, 'add_page' ) );
		add_action( 'admin_init', array( self::class, 'add_setting' ) );
		add_filter( 'plugin_action_links_' . plugin_basename( PORTICO_FILE ), array( self::class, 'add_link' ) );
	}

	/**
	 * Adds the page to the menu.
	 */
	public static function add_page() {
		add_options_page( 'Portico', 'Portico', 'manage_options', self::SLUG, array( self::class, 'show' ) );
	}

	/**
	 * Tells WordPress how the form is saved. It checks the nonce and the capability itself.
	 */
	public static function add_setting() {
		register_setting(
			self::SLUG,
			Portico_Settings::OPTION,
			array( 'sanitize_callback' => array( self::class, 'read' ) )
		);
	}

	/**
	 * A link in the list of plugins.
	 *
	 * @param string[] $links Of the plugin.
	 * @return string[]
	 */
	public static function add_link( $links ) {
		$link = sprintf( '<a href="%s">%s</a>', esc_url( self::url() ), esc_html__( 'Settings', 'portico' ) );
		return array_merge( array( $link ), $links );
	}

	/**
	 * The page's address.
	 *
	 * @return string
	 */
	public static function url() {
		return admin_url( 'options-general.php?page=' . self::SLUG );
	}

	/**
	 * The page's name among the screens of the administration.
	 *
	 * @return string
	 */
	public static function screen() {
		return 'settings_page_' . self::SLUG;
	}

	/**
	 * Reads the form. A wrong field keeps what was saved, and is said.
	 *
	 * @param mixed $sent From the form, or what another plugin saves.
	 * @return array
	 */
	public static function read( $sent ) {
		$saved = Portico_Settings::all();
		if ( ! is_array( $sent ) || ! isset( $sent['form'] ) ) {
			// Not the form: WordPress calls this for every update of the option.
			return is_array( $sent ) ? $sent : $saved;
		}
		$text            = static function ( $value ) {
			return trim( sanitize_text_field( is_string( $value ) ? $value : '' ) );
		};
		$saved['origin'] = self::read_origin( $text( $sent['origin'] ?? '' ), $saved['origin'] );
		if ( in_array( $sent['mode'] ?? '', Portico_Settings::MODES, true ) ) {
			$saved['mode'] = $sent['mode'];
		}
		if ( in_array( $sent['identify_by'] ?? '', array( 'email', 'customer_id' ), true ) ) {
			$saved['identify_by'] = $sent['identify_by'];
		}
		foreach ( Portico_Settings::MODES as $mode ) {
			$fields          = is_array( $sent[ $mode ] ?? null ) ? array_map( $text, $sent[ $mode ] ) : array();
			$saved[ $mode ] = self::read_mode( $mode, $fields, $saved[ $mode ] );
		}
		return $saved;
	}

	/**
	 * The address of the installation.
	 *
	 * @param string $text  From the form.
	 * @param string $saved Kept if the text is wrong.
	 * @return string
	 */
	private static function read_origin( $text, $saved ) {
		if ( '' === $text ) {
			return '';
		}
		$parts    = wp_parse_url( $text );
		$host     = $parts['host'] ?? '';
		$is_local = in_array( $host, array( 'localhost', '127.0.0.1' ), true );
		$scheme   = $parts['scheme'] ?? '';
		if ( '' === $host || ! ( 'https' === $scheme || ( 'http' === $scheme && $is_local ) ) ) {
			self::say( __( 'The address must begin with https://, such as https://billing.example.com.', 'portico' ) );
			return $saved;
		}
		return $scheme . '://' . strtolower( $host ) . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
	}

	/**
	 * The fields of one mode.
	 *
	 * @param string   $mode   'test' or 'live'.
	 * @param string[] $fields From the form.
	 * @param array    $saved  Kept where a field is wrong, or a key is left empty.
	 * @return array
	 */
	private static function read_mode( $mode, $fields, $saved ) {
		$id = $fields['portal_id'] ?? $saved['portal_id'];
		if ( '' === $id || preg_match( '/^\w{10,40}$/', $id ) ) {
			$saved['portal_id'] = $id;
		} else {
			self::say( __( 'Copy the portal ID from the Embed page of your Portico dashboard.', 'portico' ) );
		}
		$forms = array(
			'proof_key' => array( '/^portico_(sign_)?' . $mode . '_\w{20,70}$/', 'portico_' . $mode . '_…' ),
			'api_key'   => array( '/^portico_api_' . $mode . '_\w{43}$/', 'portico_api_' . $mode . '_…' ),
		);
		foreach ( $forms as $name => list( $form, $shown ) ) {
			$key = $fields[ $name ] ?? '';
			if ( ! empty( $fields[ 'remove_' . $name ] ) ) {
				$saved[ $name ] = '';
			} elseif ( '' !== $key && preg_match( $form, $key ) ) {
				$saved[ $name ] = Portico_Secret::seal( $key );
			} elseif ( '' !== $key ) {
				/* translators: %s: how the key begins, such as portico_live_… */
				self::say( sprintf( __( 'The key wasn’t saved: it must look like %s.', 'portico' ), $shown ) );
			}
		}
		return $saved;
	}

	/**
	 * Says what is wrong, above the form.
	 *
	 * @param string $text The sentence.
	 */
	private static function say( $text ) {
		add_settings_error( Portico_Settings::OPTION, 'portico_' . md5( $text ), $text );
	}

	/**
	 * The page.
	 */
	public static function show() {
		if ( current_user_can( 'manage_options' ) ) {
			require __DIR__ . '/settings-form.php';
		}
	}
}
