<?php
/**
 * The form of Settings → Portico.
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

$portico_settings = Portico_Settings::all();
$portico_modes    = array(
	'live' => __( 'Live mode', 'portico' ),
	'test' => __( 'Test mode', 'portico' ),
);
$portico_keys     = array(
	'proof_key' => array(
		__( 'Secret key', 'portico' ),
		__( 'From the Keys page of your Portico dashboard. A signing key is better: it makes proofs that expire.', 'portico' ),
	),
	'api_key'   => array(
		__( 'API key', 'portico' ),
		__( 'Only for [portico-gate], which asks Portico what the user subscribes to.', 'portico' ),
	),
);
?>
<div class="wrap">
	<h1>Portico</h1>
	<form method="post" action="options.php">
		<?php settings_fields( Portico_Settings_Page::SLUG ); ?>
		<input type="hidden" name="portico_settings[form]" value="1">
		<table class="form-table" role="presentation">
			<tr>
				<th><label for="portico-origin"><?php esc_html_e( 'Portico’s address', 'portico' ); ?></label></th>
				<td>
					<input type="url" class="regular-text code" id="portico-origin" name="portico_settings[origin]" value="<?php echo esc_attr( $portico_settings['origin'] ); ?>" placeholder="https://billing.example.com">
					<p class="description">
						<?php
						/* translators: %s: this site's origin. */
						printf( esc_html__( 'Of your installation. Add %s to its allowed origins.', 'portico' ), '<code>' . esc_html( untrailingslashit( home_url() ) ) . '</code>' );
						?>
					</p>
				</td>
			</tr>
			<tr>
				<th><?php esc_html_e( 'Mode', 'portico' ); ?></th>
				<td><fieldset>
					<?php foreach ( $portico_modes as $portico_mode => $portico_label ) : ?>
						<label><input type="radio" name="portico_settings[mode]" value="<?php echo esc_attr( $portico_mode ); ?>" <?php checked( $portico_settings['mode'], $portico_mode ); ?>> <?php echo esc_html( $portico_label ); ?></label><br>
					<?php endforeach; ?>
				</fieldset></td>
			</tr>
			<tr>
				<th><?php esc_html_e( 'Identify customers by', 'portico' ); ?></th>
				<td><fieldset>
					<label><input type="radio" name="portico_settings[identify_by]" value="customer_id" <?php checked( $portico_settings['identify_by'], 'customer_id' ); ?>> <?php esc_html_e( 'Stripe customer ID, in each user’s profile', 'portico' ); ?></label><br>
					<label><input type="radio" name="portico_settings[identify_by]" value="email" <?php checked( $portico_settings['identify_by'], 'email' ); ?>> <?php esc_html_e( 'Email address', 'portico' ); ?></label>
					<p class="description"><?php esc_html_e( 'As in your Portico settings. Choose the email address only if your site verifies addresses: a user who registers with someone else’s address would see that person’s billing.', 'portico' ); ?></p>
				</fieldset></td>
			</tr>
		</table>
		<?php foreach ( $portico_modes as $portico_mode => $portico_label ) : ?>
			<h2><?php echo esc_html( $portico_label ); ?></h2>
			<table class="form-table" role="presentation">
				<tr>
					<th><label for="portico-<?php echo esc_attr( $portico_mode ); ?>-portal_id"><?php esc_html_e( 'Portal ID', 'portico' ); ?></label></th>
					<td><input class="regular-text code" id="portico-<?php echo esc_attr( $portico_mode ); ?>-portal_id" name="portico_settings[<?php echo esc_attr( $portico_mode ); ?>][portal_id]" value="<?php echo esc_attr( $portico_settings[ $portico_mode ]['portal_id'] ); ?>"></td>
				</tr>
				<?php foreach ( $portico_keys as $portico_name => list( $portico_title, $portico_help ) ) : ?>
					<?php
					$portico_id    = 'portico-' . $portico_mode . '-' . $portico_name;
					$portico_field = 'portico_settings[' . $portico_mode . ']';
					$portico_saved = '' !== $portico_settings[ $portico_mode ][ $portico_name ];
					?>
					<tr>
						<th><label for="<?php echo esc_attr( $portico_id ); ?>"><?php echo esc_html( $portico_title ); ?></label></th>
						<td>
							<input type="password" class="regular-text code" autocomplete="new-password" id="<?php echo esc_attr( $portico_id ); ?>" name="<?php echo esc_attr( $portico_field ); ?>[<?php echo esc_attr( $portico_name ); ?>]" value="" placeholder="<?php echo $portico_saved ? esc_attr__( 'Saved. Leave empty to keep it.', 'portico' ) : ''; ?>">
							<?php if ( $portico_saved ) : ?>
								<label><input type="checkbox" name="<?php echo esc_attr( $portico_field ); ?>[remove_<?php echo esc_attr( $portico_name ); ?>]" value="1"> <?php esc_html_e( 'Remove', 'portico' ); ?></label>
							<?php endif; ?>
							<p class="description"><?php echo esc_html( $portico_help ); ?></p>
						</td>
					</tr>
				<?php endforeach; ?>
			</table>
		<?php endforeach; ?>
		<?php submit_button(); ?>
	</form>
</div>
